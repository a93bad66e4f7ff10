// Calls Creatio as the app "@app@". Needs Go 1.19 or newer: go run main.go
// The secret comes from the variable CREATIO_CLIENT_SECRET.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

const (
	tokenURL       = @token_url@
	odataURL       = @odata_url@
	dataServiceURL = @data_service_url@
	clientID       = @client_id@
	scope          = @scope@
	query          = @query@
)

type creatio struct {
	http    http.Client
	secret  string
	token   string
	expires time.Time
}

func (c *creatio) updateToken() error {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {clientID}, "client_secret": {c.secret}}
	if scope != "" {
		form.Set("scope", scope)
	}
	answer, err := c.http.PostForm(tokenURL, form)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var body struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
		Error       string `json:"error"`
		Description string `json:"error_description"`
	}
	err = json.NewDecoder(answer.Body).Decode(&body)
	if answer.StatusCode != http.StatusOK || err != nil || body.AccessToken == "" {
		return fmt.Errorf("No token: HTTP %d %s %s", answer.StatusCode, body.Error, body.Description)
	}
	if body.ExpiresIn == 0 {
		body.ExpiresIn = 300
	}
	c.token = body.AccessToken
	c.expires = time.Now().Add(time.Duration(body.ExpiresIn-60) * time.Second)
	return nil
}

// call calls Creatio with a token; gets another one when it expires or is refused.
func (c *creatio) call(method, address, body string) ([]byte, error) {
	for attempt := 1; ; attempt++ {
		if attempt == 2 || !time.Now().Before(c.expires) {
			if err := c.updateToken(); err != nil {
				return nil, err
			}
		}
		request, err := http.NewRequest(method, address, strings.NewReader(body))
		if err != nil {
			return nil, err
		}
		request.Header.Set("Authorization", "Bearer "+c.token)
		request.Header.Set("Accept", "application/json")
		if body != "" {
			request.Header.Set("Content-Type", "application/json")
		}
		answer, err := c.http.Do(request)
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			return nil, err
		}
		if answer.StatusCode == http.StatusUnauthorized && attempt == 1 {
			continue
		}
		if answer.StatusCode/100 != 2 {
			return nil, fmt.Errorf("Creatio refused the call: HTTP %d %.300s", answer.StatusCode, content)
		}
		return content, nil
	}
}

func run() error {
	client := http.Client{
		Timeout: 30 * time.Second,
		// Neither the secret nor a token goes to another address.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	c := creatio{http: client, secret: os.Getenv("CREATIO_CLIENT_SECRET")}
	if c.secret == "" {
		return errors.New("Set the variable CREATIO_CLIENT_SECRET to the client secret.")
	}
	contacts, err := c.call(http.MethodGet, odataURL+"/Contact?$select=Id,Name&$top=5", "")
	if err != nil {
		return err
	}
	fmt.Printf("OData: %s\n", contacts)
	content, err := c.call(http.MethodPost, dataServiceURL+"/SelectQuery", query)
	if err != nil {
		return err
	}
	var answer struct {
		Success bool            `json:"success"`
		Rows    json.RawMessage `json:"rows"`
	}
	if err := json.Unmarshal(content, &answer); err != nil || !answer.Success {
		return fmt.Errorf("Creatio refused the query: %.300s", content)
	}
	fmt.Printf("DataService: %s\n", answer.Rows)
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
